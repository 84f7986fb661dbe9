package org.brakefern.cli;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        System.exit(0);
    }
}
