import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../permissions';

// One array for all calls: useRBAC asks again whenever it is handed another one.
const CHECKS = Object.values(PERMISSIONS);

/** What the user's roles allow; nothing as long as that is not known. */
export function useAllowed(): Record<keyof typeof PERMISSIONS, boolean> {
  const { allowedActions } = useRBAC(CHECKS);
  const { canView, canTrigger, canRetry, canCancel, canDelete, canTransition, canUpdate } = allowedActions;
  return {
    view: canView === true,
    trigger: canTrigger === true,
    retry: canRetry === true,
    cancel: canCancel === true,
    delete: canDelete === true,
    transition: canTransition === true,
    pause: canUpdate === true,
  };
}
