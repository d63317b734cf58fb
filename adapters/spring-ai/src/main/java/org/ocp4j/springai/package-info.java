/**
 * Plugs ocp4j into Spring AI: a reader and a transformer that cut documents along their structure.
 * Start reading at {@link org.ocp4j.springai.OcpDocumentReader}.
 */
@NullMarked
package org.ocp4j.springai;

import org.jspecify.annotations.NullMarked;
