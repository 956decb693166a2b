const { join } = require('node:path');

module.exports = ({ env }) => ({
  connection: {
    client: 'sqlite',
    connection: { filename: join(env('STUDIO_DATA', join(__dirname, '..', '.data')), 'data.db') },
    useNullAsDefault: true,
  },
});
