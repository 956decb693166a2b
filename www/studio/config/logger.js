// Not every request: a render reads its media in many of them.
module.exports = { level: 'warn' };
