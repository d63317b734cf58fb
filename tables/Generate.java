import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the tables and constants that Java, Rust and C share, from the text files of this folder.
 *
 * <pre>
 *   java tables/Generate.java           writes the files
 *   java tables/Generate.java --check   fails if a file differs from what would be written
 * </pre>
 *
 * <p>Both run in the top folder of the repository. The JDK's own Unicode data is not used: it
 * differs from version to version.
 */
final class Generate {
  private static final String COMMAND = "java tables/Generate.java";
  private static final String JAVA = "engine-java/src/main/java/org/ocp4j/engine/java/internal/";
  private static final String RENDER = "api/src/main/java/org/ocp4j/render/";
  private static final String RUST = "native/core/src/";
  private static final String HEADER = "native/include/ocp.h";
  private static final String FORMAT = "api/src/main/java/org/ocp4j/spi/PayloadFormat.java";

  /** Columns of a line, in all languages. */
  private static final int WIDTH = 100;

  private static final Path TABLES = Path.of("tables");

  /** The files that are generated, by their path. */
  private final Map<String, String> files = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    boolean check = Arrays.equals(arguments, new String[] {"--check"});
    if (!check && arguments.length > 0) {
      fail("usage: " + COMMAND + " [--check]");
    }
    if (!Files.isRegularFile(TABLES.resolve("payload.txt"))) {
      fail("run this in the top folder of the repository: " + COMMAND);
    }
    Generate generate = new Generate();
    generate.entities();
    generate.unicode();
    generate.cases();
    generate.slugs();
    generate.payload();
    if (check) {
      generate.check();
    } else {
      generate.write();
    }
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }

  private void write() throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = Path.of(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        Files.writeString(path, file.getValue());
        System.out.println("wrote " + path);
      }
    }
  }

  private void check() throws IOException {
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = Path.of(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        different.add(file.getKey());
      }
    }
    if (!different.isEmpty()) {
      fail("These files differ from what the texts in tables/ say: "
          + String.join(", ", different)
          + ". To write them, run: "
          + COMMAND);
    }
  }

  // Entities.

  private void entities() {
    List<String> names = lines("entities.txt");
    files.put(
        JAVA + "EntityTable.java",
        javaFile("entities.txt", "The named character references of HTML.", "EntityTable")
            + "  /** The number of names. */\n"
            + "  static final int COUNT = "
            + names.size()
            + ";\n\n"
            + javaText(
                "TABLE", "Each name with its code points in hexadecimal, in byte order.", names)
            + "\n  private EntityTable() {}\n}\n");
    files.put(
        RUST + "entities/table.rs",
        rustFile("entities.txt", "The named character references of HTML.")
            + "\n/// Each name with its code points in hexadecimal, in byte order.\n"
            + "pub(super) const TABLE: &[u8] = b\"\\\n"
            + wrapped(names, "")
            + "\";\n");
  }

  // Unicode.

  private void unicode() {
    String title = "Ranges of code points above ASCII, of Unicode 16.0.";
    String range = "First and last code points, in hexadecimal.";
    String sources = "punctuation-or-symbol.txt, id-start.txt and id-continue.txt";
    StringBuilder java = new StringBuilder(javaFile(sources, title, "UnicodeRanges"));
    StringBuilder rust = new StringBuilder(rustFile(sources, title));
    for (String[] table : new String[][] {
      {"PUNCTUATION_OR_SYMBOL", "punctuation-or-symbol.txt", "General categories P and S."},
      {"ID_START", "id-start.txt", "Code points that an identifier of JavaScript can start with."},
      {"ID_CONTINUE", "id-continue.txt", "Other code points that can stand in an identifier."},
    }) {
      List<String> ranges = lines(table[1]);
      java.append(javaText(table[0], table[2] + " " + range, ranges)).append('\n');
      rust.append(rustText(table[0], table[2] + " " + range, ranges, ""));
    }
    files.put(JAVA + "UnicodeRanges.java", java.append("  private UnicodeRanges() {}\n}\n") + "");
    files.put(RUST + "unicode_tables/ranges.rs", rust.toString());
  }

  // Case.

  private void cases() {
    String title = "Changes of case, of Unicode 16.0.";
    String sources = "case-key.txt, case-key-sequences.txt and case-lower.txt";
    String change = "First and last code point, step, and the number to add, in hexadecimal.";
    StringBuilder java = new StringBuilder(javaFile(sources, title, "CaseChanges"));
    StringBuilder rust = new StringBuilder(rustFile(sources, title));
    for (String[] table : new String[][] {
      {"KEY", "case-key.txt", "Lower case, then upper. " + change},
      {
        "KEY_SEQUENCES",
        "case-key-sequences.txt",
        "Code points that become several by that, and what they become."
      },
      {"LOWER", "case-lower.txt", "Lower case. " + change},
    }) {
      List<String> rows = lines(table[1]).stream().map(row -> row + ";").toList();
      java.append(javaText(table[0], table[2], rows)).append('\n');
      rust.append(rustText(table[0], table[2], rows, ""));
    }
    files.put(JAVA + "CaseChanges.java", java.append("  private CaseChanges() {}\n}\n") + "");
    files.put(RUST + "case_tables/changes.rs", rust.toString());
  }

  // Slugs.

  private void slugs() {
    files.put(
        RENDER + "SlugRanges.java",
        javaFile(RENDER, "slug.txt", "Ranges of characters, for slugs of headings.", "SlugRanges")
            + javaText(
                "KEPT",
                "Characters that slugs keep. First and last code points, in hexadecimal.",
                lines("slug.txt"))
            + "\n  private SlugRanges() {}\n}\n");
  }

  // The payload.

  /** A line {@code NAME = VALUE: words} of a section. */
  private record Entry(String section, boolean first, String name, String value, String words) {
    /** Returns the name as Rust writes it in an enum: {@code SourceBytes}. */
    String camel() {
      return Arrays.stream(name.split("_"))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());
    }

    /** Returns a part of the value. */
    String part(int index) {
      return value.split(section.equals("limits") ? ", " : " ")[index];
    }
  }

  private void payload() {
    List<Entry> entries = new ArrayList<>();
    Pattern form = Pattern.compile("(\\w+) = (.+?): (.+)");
    String section = "";
    boolean first = false;
    for (String line : lines("payload.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
        first = true;
        continue;
      }
      Matcher entry = form.matcher(line);
      if (!entry.matches()) {
        throw new IllegalStateException("tables/payload.txt has a line that is no entry: " + line);
      }
      entries.add(new Entry(section, first, entry.group(1), entry.group(2), entry.group(3)));
      first = false;
    }
    constants(entries.stream()
        .filter(entry -> List.of("u32", "usize", "java").contains(entry.section()))
        .toList());
    kinds(of("kinds", entries));
    codes(of("codes", entries));
    limits(of("limits", entries));
    header(of("codes", entries), of("limits", entries));
  }

  private static List<Entry> of(String section, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.section().equals(section)).toList();
  }

  private void constants(List<Entry> constants) {
    StringBuilder java = new StringBuilder();
    StringBuilder rust = new StringBuilder(rustFile("payload.txt", "The layout of a payload."));
    rust.append("\n// Rust 1.63 does not count uses in constants.\n#![allow(dead_code)]\n");
    for (Entry constant : constants) {
      java.append(javaDoc(constant.words()))
          .append("  public static final int ")
          .append(constant.name())
          .append(" = ")
          .append(constant.value())
          .append(";\n\n");
      if (!constant.section().equals("java")) {
        String value = constant.name().equals("MAGIC") ? "0x0250_434F" : constant.value();
        rust.append(constant.first() ? "\n" : "")
            .append(rustDoc(constant.words(), "", "[`$1`]"))
            .append("pub(crate) const ")
            .append(constant.name())
            .append(": ")
            .append(constant.section())
            .append(" = ")
            .append(value)
            .append(";\n");
      }
    }
    files.put(FORMAT, replaced(FORMAT, "constants", "\n" + java, "  "));
    files.put(RUST + "format.rs", rust.toString());
  }

  private void kinds(List<Entry> kinds) {
    StringBuilder rust = new StringBuilder(
        rustFile("payload.txt", "The kinds of nodes, with the names of mdast."));
    rust.append("""

        /// A kind of node. Its number is the byte of the kind in a payload, which never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum NodeKind {
        """);
    StringBuilder types = new StringBuilder();
    for (Entry kind : kinds) {
      rust.append(rustDoc(kind.words(), "    ", "`$1`"))
          .append("    %s = %s,\n".formatted(kind.camel(), kind.part(0)));
      types.append("    \"%s\",\n".formatted(kind.part(1)));
    }
    rust.append("}\n\n/// The names of mdast, by kind.\npub(super) const TYPES: [&str; ")
        .append(kinds.size() + 1)
        .append("] = [\n    \"\",\n")
        .append(types)
        .append("];\n");
    files.put(RUST + "kinds/table.rs", rust.toString());
  }

  private void codes(List<Entry> codes) {
    StringBuilder rust = new StringBuilder(
        rustFile("payload.txt", "The codes of diagnostics and errors."));
    StringBuilder ids = new StringBuilder();
    rust.append("""

        /// The kind of a mistake that the parser reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
        """);
    for (Entry code : codes) {
      rust.append(rustDoc(code.words(), "    ", "`$1`"))
          .append("    %s = %s,\n".formatted(code.camel(), code.part(0)));
      ids.append("            Code::%s => \"%s\",\n".formatted(code.camel(), code.part(1)));
    }
    rust.append("""
        }

        impl Code {
            /// Returns the number in a payload and in the C interface, which never changes.
            pub fn number(self) -> u16 {
                self as u16
            }

            /// Returns the identifier that is printed, such as `end-tag-mismatch`.
            pub fn id(self) -> &'static str {
                match self {
        """)
        .append(ids)
        .append("        }\n    }\n}\n");
    files.put(RUST + "code.rs", rust.toString());
  }

  private void limits(List<Entry> limits) {
    StringBuilder rust = new StringBuilder(rustFile("payload.txt", "What can be limited."));
    StringBuilder all = new StringBuilder();
    StringBuilder titles = new StringBuilder();
    StringBuilder defaults = new StringBuilder();
    StringBuilder maxima = new StringBuilder();
    rust.append("""

        /// A limit. Its number is its index in [`Limits`](crate::Limits) and in the C interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Limit {
        """);
    String arm = "            Limit::%s => %s,\n";
    for (Entry limit : limits) {
      String name = limit.camel();
      rust.append(rustDoc(limit.words(), "    ", "`$1`"))
          .append("    %s = %s,\n".formatted(name, limit.part(0)));
      all.append("        Limit::%s,\n".formatted(name));
      titles.append(arm.formatted(name, '"' + limit.part(1) + '"'));
      defaults.append(arm.formatted(name, rustNumber(limit.part(2))));
      maxima.append(arm.formatted(name, rustNumber(limit.part(3))));
    }
    rust.append("}\n\nimpl Limit {\n    /// All limits, by number.\n    pub const ALL: [Limit; ")
        .append(limits.size())
        .append("] = [\n")
        .append(all)
        .append("    ];\n\n")
        .append("    /// Returns the name of this limit in the message of an error.\n")
        .append("    pub fn title(self) -> &'static str {\n        match self {\n")
        .append(titles)
        .append("        }\n    }\n\n")
        .append("    /// Returns the value that holds unless another is set.\n")
        .append("    pub const fn default_value(self) -> u64 {\n        match self {\n")
        .append(defaults)
        .append("        }\n    }\n\n")
        .append("    /// Returns the largest value that can be set, which is what a payload can ")
        .append("represent.\n")
        .append("    pub const fn maximum(self) -> u64 {\n        match self {\n")
        .append(maxima)
        .append("        }\n    }\n}\n");
    files.put(RUST + "limit.rs", rust.toString());
  }

  /** Returns a number with underscores between thousands, as clippy wants it. */
  private static String rustNumber(String digits) {
    return digits.length() < 5 ? digits : digits.replaceAll("\\B(?=(\\d{3})+$)", "_");
  }

  private void header(List<Entry> codes, List<Entry> limits) {
    StringBuilder limit = new StringBuilder();
    for (Entry entry : limits) {
      limit.append("#define OCP_LIMIT_%s %s\n".formatted(entry.name(), entry.part(0)));
    }
    limit.append("#define OCP_LIMIT_COUNT %d\n".formatted(limits.size()));
    StringBuilder code = new StringBuilder();
    for (Entry entry : codes) {
      code.append("#define OCP_%s %s\n".formatted(entry.name(), entry.part(0)));
    }
    files.put(HEADER, replaced(HEADER, "limits", limit.toString(), ""));
    String written = files.get(HEADER);
    files.put(HEADER, replacedIn(HEADER, written, "codes", code.toString(), ""));
  }

  // Text.

  /** Returns the lines of a file that are neither empty nor comments. */
  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(TABLES.resolve(name)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String note(String sources) {
    return "Generated from " + sources + " in tables/ by " + COMMAND + ".";
  }

  private static String javaFile(String sources, String title, String name) {
    return javaFile(JAVA, sources, title, name);
  }

  private static String javaFile(String folder, String sources, String title, String name) {
    String inPackage = folder.replaceAll(".*/java/(org/.*)/", "$1").replace('/', '.');
    return "package "
        + inPackage
        + ";\n\n"
        + "// "
        + String.join("\n// ", filled(note(sources), WIDTH - 3))
        + "\n\n/** "
        + title
        + " */\nfinal class "
        + name
        + " {\n";
  }

  private static String rustFile(String sources, String title) {
    String note = String.join("\n// ", filled(note(sources), WIDTH - 3));
    return "//! " + title + "\n\n// " + note + "\n";
  }

  private static String javaText(String name, String words, List<String> rows) {
    return javaDoc(words)
        + "  static final String "
        + name
        + " = \"\"\"\n"
        + wrapped(rows, "      ")
        + "      \"\"\";\n";
  }

  private static String rustText(String name, String words, List<String> rows, String indent) {
    return "\n"
        + rustDoc(words, indent, "`$1`")
        + "pub(super) const "
        + name
        + ": &str = \"\\\n"
        + wrapped(rows, "")
        + "\";\n";
  }

  /** Returns the Javadoc of a member. */
  private static String javaDoc(String words) {
    String text = words.replaceAll("`([^`]*)`", "{@code $1}")
        .replaceAll("\\[([A-Z][A-Z_]+)\\]", "{@link #$1}");
    if (text.length() + "  /**  */".length() <= WIDTH) {
      return "  /** " + text + " */\n";
    }
    return "  /**\n   * " + String.join("\n   * ", filled(text, WIDTH - 5)) + "\n   */\n";
  }

  /** Returns the documentation of an item of Rust, whose links are replaced by {@code link}. */
  private static String rustDoc(String words, String indent, String link) {
    String text = words.replaceAll("\\[([A-Z][A-Z_]+)\\]", link);
    String start = indent + "/// ";
    return start + String.join("\n" + start, filled(text, WIDTH - start.length())) + "\n";
  }

  private static String wrapped(List<String> words, String indent) {
    return filled(String.join(" ", words), WIDTH - indent.length()).stream()
        .map(line -> indent + line + "\n")
        .collect(Collectors.joining());
  }

  /** Breaks a text into lines of at most {@code width} characters, at spaces. */
  private static List<String> filled(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  // Parts of files that are written by hand.

  private static String replaced(String file, String part, String text, String indent) {
    try {
      return replacedIn(file, Files.readString(Path.of(file)), part, text, indent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the text between the comments that start and end a generated part. */
  private static String replacedIn(
      String file, String content, String part, String text, String indent) {
    boolean java = file.endsWith(".java");
    String open = java ? "// " : "/* ";
    String close = java ? "" : " */";
    String first = indent + open + "Generated " + part + ", from tables/ by " + COMMAND + close;
    String last = indent + open + "End of generated " + part + close;
    int from = content.indexOf(first + "\n");
    int to = content.indexOf(last + "\n");
    if (from < 0 || to < from) {
      throw new IllegalStateException(
          file + " has no part between these lines:\n" + first + "\n" + last);
    }
    return content.substring(0, from + first.length() + 1) + text + content.substring(to);
  }
}
