/**
 * The pipeline in one place: {@link org.brakefern.study.Study#run} turns a survey and settings into a
 * {@link org.brakefern.study.Result}, stage by stage, without touching a file.
 */
package org.brakefern.study;
