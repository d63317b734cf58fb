package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.Alert;
import org.ocp4j.OcpCursor;

/** Writes {@code data} fields: those of remark-math for rehype, and the type of an alert. */
final class MdastData {
  private final JsonOut out;
  private final CursorText text = new CursorText();
  private final CursorText.Consumer escaped;

  MdastData(JsonOut out) {
    this.out = out;
    this.escaped = out::escaped;
  }

  void alert(Alert alert) throws IOException {
    out.name("data");
    out.open('{');
    out.name("alert");
    out.plain(alert.type());
    out.close('}');
  }

  void math(OcpCursor node) throws IOException {
    out.name("data");
    out.open('{');
    out.name("hName");
    out.plain("pre");
    out.name("hChildren");
    out.open('[');
    out.element();
    out.open('{');
    out.name("type");
    out.plain("element");
    out.name("tagName");
    out.plain("code");
    out.name("properties");
    mathClass("math-display");
    out.name("children");
    mathText(node);
    out.close('}');
    out.close(']');
    out.close('}');
  }

  void inlineMath(OcpCursor node) throws IOException {
    out.name("data");
    out.open('{');
    out.name("hName");
    out.plain("code");
    out.name("hProperties");
    mathClass("math-inline");
    out.name("hChildren");
    mathText(node);
    out.close('}');
  }

  private void mathClass(String name) throws IOException {
    out.open('{');
    out.name("className");
    out.open('[');
    out.element();
    out.plain("language-math");
    out.element();
    out.plain(name);
    out.close(']');
    out.close('}');
  }

  private void mathText(OcpCursor node) throws IOException {
    out.open('[');
    out.element();
    out.open('{');
    out.name("type");
    out.plain("text");
    out.name("value");
    out.quote();
    text.text(node, escaped);
    out.quote();
    out.close('}');
    out.close(']');
  }
}
