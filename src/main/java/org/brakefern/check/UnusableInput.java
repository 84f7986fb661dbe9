package org.brakefern.check;

/**
 * Thrown when nothing is left to compute: the message is one sentence for the user that says what is wrong and how to
 * mend it.
 */
public final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates it.
     *
     * @param sentence for the user: what, and the cure
     */
    public UnusableInput(String sentence) {
        super(sentence);
    }

    /**
     * Creates it.
     *
     * @param sentence for the user: what, and the cure
     * @param cause what lies behind, for the developer
     */
    public UnusableInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
