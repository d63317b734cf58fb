/** Changes parts of a source and leaves every other byte as it is. */
@NullMarked
package org.ocp4j.toolkit.edit;

import org.jspecify.annotations.NullMarked;
