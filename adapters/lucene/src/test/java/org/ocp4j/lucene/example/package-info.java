/** An example of a program that searches a folder of Markdown. */
@NullMarked
package org.ocp4j.lucene.example;

import org.jspecify.annotations.NullMarked;
