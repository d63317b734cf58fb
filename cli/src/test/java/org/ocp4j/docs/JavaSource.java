package org.ocp4j.docs;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/** A code block of Java as a source for the compiler, with what the block leaves out. */
final class JavaSource extends SimpleJavaFileObject {
  /** What a block may use without an import. */
  private static final List<String> PACKAGES = List.of(
      "java.io",
      "java.nio",
      "java.nio.charset",
      "java.nio.file",
      "java.time",
      "java.util",
      "java.util.concurrent",
      "java.util.concurrent.atomic",
      "java.util.function",
      "java.util.stream",
      "org.ocp4j",
      "org.ocp4j.batch",
      "org.ocp4j.chunks",
      "org.ocp4j.digest",
      "org.ocp4j.engine.java",
      "org.ocp4j.example.direct",
      "org.ocp4j.frame",
      "org.ocp4j.kernel",
      "org.ocp4j.lint",
      "org.ocp4j.memory",
      "org.ocp4j.render",
      "org.ocp4j.toolkit.build",
      "org.ocp4j.toolkit.edit",
      "org.ocp4j.toolkit.frontmatter",
      "org.ocp4j.toolkit.files",
      "org.ocp4j.toolkit.links",
      "org.ocp4j.toolkit.markdown",
      "org.ocp4j.toolkit.outline",
      "org.ocp4j.spi",
      "org.ocp4j.tck",
      "org.ocp4j.visit");

  private static final Pattern TYPE = Pattern.compile(
      "(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:(?:public|abstract|final|sealed|non-sealed|static)\\s+)*"
          + "(?:class|interface|enum|record|@interface)\\s+(\\w+)");
  private static final Pattern MODULE =
      Pattern.compile("(?:open\\s+)?module\\s+[\\w.]+\\s*\\{", Pattern.DOTALL);
  private static final Pattern IMPORTS =
      Pattern.compile("(?:\\s*import\\s+[\\w.* ]+;)*", Pattern.DOTALL);
  private static final Pattern COMMENTS =
      Pattern.compile("\\A(?:\\s*//[^\\n]*\\n|\\s*/\\*.*?\\*/)*\\s*", Pattern.DOTALL);

  /** The form of a block. */
  enum Form {
    /** Statements, which become the body of a method. */
    STATEMENTS,
    /** Declarations of types, which are compiled as they are. */
    TYPES,
    /** A declaration of a module. */
    MODULE
  }

  private final CodeBlock block;
  private final Form form;
  private final String typeName;
  private final String code;

  /** The number of lines before the block's own. */
  private final int offset;

  private JavaSource(CodeBlock block, Form form, String typeName, String before, String after) {
    super(
        URI.create("string:///" + (packageName(block) + "." + typeName).replace('.', '/')
            + Kind.SOURCE.extension),
        Kind.SOURCE);
    this.block = block;
    this.form = form;
    this.typeName = typeName;
    this.code = before + block.text() + "\n" + after;
    this.offset = (int) before.lines().count();
  }

  static JavaSource of(CodeBlock block) {
    Matcher imports = IMPORTS.matcher(block.text());
    String body = block.text().substring(imports.lookingAt() ? imports.end() : 0);
    String own = block.text().substring(0, block.text().length() - body.length());
    String start = COMMENTS.matcher(body).replaceFirst("");
    if (MODULE.matcher(start).lookingAt()) {
      return new JavaSource(block, Form.MODULE, "module-info", "", "");
    }
    String header = header(block);
    Matcher type = TYPE.matcher(start);
    if (type.lookingAt()) {
      return new JavaSource(block, Form.TYPES, type.group(1), header, "");
    }
    String name = "Line" + block.line();
    String before = header
        + own.replace("\n", " ")
        + "\nfinal class "
        + name
        + " extends org.ocp4j.docs.Snippet {\n"
        + "  @Override\n  public void run() throws Exception {\n";
    CodeBlock rest = new CodeBlock(
        block.page(),
        block.line() + (int) own.lines().count(),
        block.language(),
        body.stripLeading(),
        block.marker(),
        block.output());
    return new JavaSource(rest, Form.STATEMENTS, name, before, "  }\n}\n");
  }

  private static String header(CodeBlock block) {
    StringBuilder header = new StringBuilder("package " + packageName(block) + ";\n");
    PACKAGES.forEach(name -> header.append("import ").append(name).append(".*;\n"));
    return header.toString();
  }

  /** The blocks of a page share a package, so that they can use each other's types. */
  private static String packageName(CodeBlock block) {
    return "page." + block.page().replaceAll("\\W", "_").replaceAll("\\bdefault\\b", "default_");
  }

  CodeBlock block() {
    return block;
  }

  Form form() {
    return form;
  }

  /** Returns the binary name of the class that the compiler makes of this source. */
  String className() {
    return packageName(block) + "." + typeName;
  }

  /** Returns the page and line of a line of the code. */
  String place(long line) {
    return block.page() + ":" + (block.line() + line - 1 - offset);
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return code;
  }
}
