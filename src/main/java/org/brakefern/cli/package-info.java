/**
 * The commands: read, run, write, and say in plain words what came out. The only room that prints or exits; start at
 * {@link org.brakefern.cli.Main}.
 */
package org.brakefern.cli;
