/**
 * What every Vademecum command shares: exit codes, faults that say what failed with which value and
 * what to do, progress on stderr, and the manifests at which stages meet.
 *
 * <p>Results go to stdout; progress and messages go to stderr. A {@link org.vademecum.cli.Fault}
 * carries its exit code; anything else that escapes a command is a bug and exits with 70.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.cli;
