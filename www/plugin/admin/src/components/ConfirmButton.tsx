import type { ReactElement } from 'react';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog } from '@strapi/design-system';
import type { ButtonProps } from '@strapi/design-system';

interface ConfirmButtonProps extends Pick<ButtonProps, 'variant' | 'startIcon' | 'loading'> {
  label: string;
  title: string;
  /** What is going to happen. */
  children: string;
  /** The button that does it, and the one that lets it be: Strapi's own words would leave open what is cancelled. */
  confirm: string;
  keep: string;
  icon?: ReactElement;
  onConfirm(): void;
}

/** A button whose click is asked about before anything is done. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, title, children, confirm, keep, icon, onConfirm, variant, startIcon, loading } = props;
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button size="S" variant={variant} startIcon={startIcon} loading={loading}>
          {label}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog
        title={title}
        icon={icon}
        startAction={
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {keep}
            </Button>
          </Dialog.Cancel>
        }
        endAction={
          <Dialog.Action>
            <Button fullWidth variant={variant} onClick={onConfirm}>
              {confirm}
            </Button>
          </Dialog.Action>
        }
      >
        {children}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
