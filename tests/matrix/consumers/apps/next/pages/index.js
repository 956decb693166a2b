import { useEffect, useState } from 'react';
import * as rules from 'render-rules';
import { report } from '../probe.mjs';

export function getServerSideProps() {
  return { props: { server: JSON.stringify(report(rules)) } };
}

export default function Page({ server }) {
  const [client, setClient] = useState('');
  useEffect(() => setClient(JSON.stringify(report(rules))), []);
  return (
    <main>
      <pre id="server">{server}</pre>
      <pre id="client">{client}</pre>
    </main>
  );
}
