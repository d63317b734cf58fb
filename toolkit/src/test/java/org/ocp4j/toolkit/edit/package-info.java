/** Tests of edits. */
@NullMarked
package org.ocp4j.toolkit.edit;

import org.jspecify.annotations.NullMarked;
