package org.ocp4j.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** The tasks of the toolkit as a user of commonmark-java writes them, with what that offers. */
final class CommonmarkTasks {
  private final Parser parser = Library.commonmarkWithGfm();
  private final MarkdownRenderer renderer =
      MarkdownRenderer.builder().extensions(Library.commonmarkExtensions()).build();

  /** A heading, with the id that an HTML page gives it. */
  record Heading(int level, String text, String id) {}

  Node parse(String source) {
    return parser.parse(source);
  }

  /** Returns the headings with their text and unique ids. */
  List<Heading> outline(Node document) {
    List<Heading> headings = new ArrayList<>();
    IdGenerator ids = IdGenerator.builder().build();
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(org.commonmark.node.Heading heading) {
        String text = text(heading);
        headings.add(new Heading(heading.getLevel(), text, ids.generateId(text)));
      }
    });
    return headings;
  }

  private static String text(Node heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(new AbstractVisitor() {
      @Override
      public void visit(Text node) {
        text.append(node.getLiteral());
      }

      @Override
      public void visit(Code node) {
        text.append(node.getLiteral());
      }
    });
    return text.toString();
  }

  /** Returns the targets of links and images. References are resolved by the parser. */
  List<String> links(Node document) {
    List<String> targets = new ArrayList<>();
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(Link link) {
        targets.add(link.getDestination());
        visitChildren(link);
      }

      @Override
      public void visit(Image image) {
        targets.add(image.getDestination());
        visitChildren(image);
      }
    });
    return targets;
  }

  /** Returns the document as Markdown. */
  String markdown(Node document) {
    return renderer.render(document);
  }

  /** Returns the first link. */
  static Link firstLink(Node document) {
    List<Link> links = new ArrayList<>();
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(Link link) {
        links.add(link);
      }
    });
    return links.get(0);
  }

  /** Changes where the first link points to, and returns the document as Markdown. */
  String edit(Node document, String target) {
    firstLink(document).setDestination(target);
    return renderer.render(document);
  }
}
