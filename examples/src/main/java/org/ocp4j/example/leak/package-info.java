/** An example of a program that forgets to close a document, and of the leak report. */
@NullMarked
package org.ocp4j.example.leak;

import org.jspecify.annotations.NullMarked;
