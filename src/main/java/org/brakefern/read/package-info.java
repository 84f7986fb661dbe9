/**
 * How does a file become a record? Readers are named after the format they read; what is wrong with a file is said with
 * its name, line and column. Science never sees a file.
 */
package org.brakefern.read;
