import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../permissions';
import { JobPage } from './JobPage';
import { JobsPage } from './JobsPage';

/** The plugin's pages. */
export default function App() {
  return (
    <Page.Protect permissions={[PERMISSIONS.view]}>
      <Routes>
        <Route index element={<JobsPage />} />
        <Route path=":jobId" element={<JobPage />} />
        <Route path="*" element={<Navigate to="." replace />} />
      </Routes>
    </Page.Protect>
  );
}
