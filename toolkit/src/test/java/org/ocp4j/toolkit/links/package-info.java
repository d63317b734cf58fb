/** Tests of links and their checker. */
@NullMarked
package org.ocp4j.toolkit.links;

import org.jspecify.annotations.NullMarked;
