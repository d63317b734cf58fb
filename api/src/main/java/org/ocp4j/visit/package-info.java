/** Visits the nodes of a document, each before and after its children. */
@NullMarked
package org.ocp4j.visit;

import org.jspecify.annotations.NullMarked;
