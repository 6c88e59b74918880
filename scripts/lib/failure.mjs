// Tells an expected failure (a missing tool, a command that failed), whose message is all a person
// needs, from a bug in our scripts, where the stack matters.

export class Failure extends Error {}
