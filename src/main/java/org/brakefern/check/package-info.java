/**
 * How do we tell the user about data? A {@link org.brakefern.check.Finding} says where, what was found, what was
 * expected and how to mend it; {@link org.brakefern.check.Texts} is the one message bundle, English and Chinese, for all
 * that a land office reads. Knows nothing of ours.
 */
package org.brakefern.check;
