/**
 * Plugs ocp4j into LangChain4j: a splitter that cuts documents along their structure, and a parser
 * that reads front matter. Start reading at {@link org.ocp4j.langchain4j.OcpDocumentSplitter}.
 */
@NullMarked
package org.ocp4j.langchain4j;

import org.jspecify.annotations.NullMarked;
