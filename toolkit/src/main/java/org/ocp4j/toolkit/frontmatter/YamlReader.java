package org.ocp4j.toolkit.frontmatter;

import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.toolkit.frontmatter.Values.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Builds values from the events of a YAML parser: nothing in a source can name a class. */
final class YamlReader {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern HEX = Pattern.compile("0x[0-9A-Fa-f]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** A number of more digits is not read, as that takes more than linear time. */
  private static final int MOST_DIGITS = 1_000;

  private static final int LONGEST_PATH = 256;
  private static final String NO_PATH = "…";
  private static final String MERGE = "<<";

  private final String raw;
  private final Iterator<Event> events;
  private final Map<Anchor, Value> anchors = new HashMap<>();

  /** The marks of values, by their paths; those with a very long path are not kept. */
  private final Map<String, Mark> marks = new HashMap<>();

  private YamlReader(String raw) {
    this.raw = raw;
    LoadSettings settings = LoadSettings.builder()
        .setLabel("front matter")
        .setCodePointLimit(FrontMatter.LARGEST)
        .build();
    events = new ParserImpl(settings, new StreamReader(settings, new StringReader(raw)));
  }

  /**
   * A value, and how many values it is with all in it.
   *
   * @param isPlain whether it is a text without quotes, which may be a merge key
   */
  private record Value(@Nullable Object value, long size, boolean isPlain) {}

  static Values read(String raw) {
    YamlReader reader = new YamlReader(raw);
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      Place place = reader.place(e.getProblemMark().or(e::getContextMark));
      String problem = e.getProblem() == null ? e.getMessage() : e.getProblem();
      throw place.failure("this is not YAML: " + problem, e);
    } catch (YamlEngineException e) {
      throw Place.START.failure("this is not YAML: " + e.getMessage(), e);
    }
  }

  private Values document() {
    Event event = next();
    while (event.getEventId() != Event.ID.DocumentStart) {
      if (event.getEventId() == Event.ID.StreamEnd) {
        return Values.empty();
      }
      event = next();
    }
    Event root = next();
    Object value = value(root, "", 1).value();
    event = next();
    while (event.getEventId() != Event.ID.StreamEnd) {
      if (event.getEventId() == Event.ID.DocumentStart) {
        throw place(event).failure("a second document: front matter is one document of YAML");
      }
      event = next();
    }
    if (value == null) {
      return Values.empty();
    }
    if (!(value instanceof Map)) {
      throw place(root).failure("front matter that is no map: write 'key: value'");
    }
    return new Values(map(value), path -> place(Optional.ofNullable(marks.get(path))));
  }

  private Event next() {
    return events.next();
  }

  @SuppressWarnings("unchecked") // all maps are made below
  private static Map<String, @Nullable Object> map(Object value) {
    return (Map<String, @Nullable Object>) value;
  }

  private Value value(Event event, String path, int depth) {
    if (!path.equals(NO_PATH)) {
      event.getStartMark().ifPresent(mark -> marks.put(path, mark));
    }
    if (depth > FrontMatter.DEEPEST) {
      throw place(event).failure("more than " + FrontMatter.DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      Value value = anchors.get(alias.getAlias());
      if (value == null) {
        throw place(event).failure("no anchor &" + alias.getAlias() + " before this alias");
      }
      return value;
    }
    Value value = switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> list((CollectionStartEvent) event, path, depth);
      case MappingStart -> map((CollectionStartEvent) event, path, depth);
      default -> throw place(event).failure("a value was expected");
    };
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      anchors.put(node.getAnchor().get(), value);
    }
    return value;
  }

  private Value list(CollectionStartEvent start, String path, int depth) {
    requireNoTag(start.getTag(), start);
    List<@Nullable Object> list = new ArrayList<>();
    long size = 1;
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      Value value = value(event, join(path, "[" + list.size() + "]"), depth + 1);
      list.add(value.value());
      size = requireSize(size + value.size(), event);
    }
    return new Value(Collections.unmodifiableList(list), size, false);
  }

  private Value map(CollectionStartEvent start, String path, int depth) {
    requireNoTag(start.getTag(), start);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    long size = 1;
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      String key = key(event);
      boolean isMerge = key.equals(MERGE) && ((ScalarEvent) event).isPlain();
      Event at = next();
      String valuePath = isMerge ? NO_PATH : join(path, path.isEmpty() ? key : "." + key);
      Value value = value(at, valuePath, depth + 1);
      size = requireSize(size + value.size(), at);
      if (isMerge) {
        merge(value.value(), merged, at);
      } else if (map.containsKey(key)) {
        throw place(event).failure("the key '" + key + "' is there twice: remove one");
      } else {
        map.put(key, value.value());
      }
    }
    merged.forEach((key, value) -> {
      if (!map.containsKey(key)) {
        map.put(key, value);
      }
    });
    return new Value(Collections.unmodifiableMap(map), size, false);
  }

  private static String join(String path, String part) {
    boolean isLong = path.equals(NO_PATH) || path.length() + part.length() > LONGEST_PATH;
    return isLong ? NO_PATH : path + part;
  }

  private long requireSize(long size, Event event) {
    if (size > FrontMatter.MOST_VALUES) {
      throw place(event)
          .failure("more than " + FrontMatter.MOST_VALUES
              + " values, aliases counted as what they stand for");
    }
    return size;
  }

  private String key(Event event) {
    if (event instanceof ScalarEvent scalar) {
      requireNoTag(scalar.getTag(), event);
      if (scalar.getAnchor().isPresent()) {
        anchors.put(scalar.getAnchor().get(), scalar(scalar));
      }
      return scalar.getValue();
    }
    throw place(event).failure("a key that is no text: write 'key: value'");
  }

  private void merge(@Nullable Object value, Map<String, @Nullable Object> target, Event at) {
    List<?> maps = value instanceof List<?> list ? list : Collections.singletonList(value);
    for (Object each : maps) {
      if (!(each instanceof Map)) {
        throw place(at).failure("the key << takes a map or a list of maps");
      }
      map(each).forEach((key, entry) -> {
        if (!target.containsKey(key)) {
          target.put(key, entry);
        }
      });
    }
  }

  private void requireNoTag(Optional<String> tag, Event event) {
    if (tag.isPresent() && !tag.get().equals("!")) {
      throw place(event)
          .failure("the tag " + tag.get() + ": front matter has no types, remove the tag");
    }
  }

  // Scalars: the core schema of YAML 1.2.

  private Value scalar(ScalarEvent scalar) {
    requireNoTag(scalar.getTag(), scalar);
    String text = scalar.getValue();
    boolean isText = !scalar.isPlain() || scalar.getTag().isPresent();
    return new Value(isText ? text : plain(text, scalar), 1, scalar.isPlain());
  }

  private @Nullable Object plain(String text, Event event) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      default -> number(text, event);
    };
  }

  private Object number(String text, Event event) {
    char first = text.charAt(0);
    boolean mayBeNumber = (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
    if (!mayBeNumber) {
      return text;
    }
    int radix = INTEGER.matcher(text).matches()
        ? 10
        : HEX.matcher(text).matches() ? 16 : OCTAL.matcher(text).matches() ? 8 : 0;
    boolean isDecimal = radix == 0 && DECIMAL.matcher(text).matches();
    if ((radix > 0 || isDecimal) && text.length() > MOST_DIGITS) {
      throw place(event)
          .failure("a number of more than " + MOST_DIGITS + " digits: put it in quotes");
    }
    if (isDecimal) {
      return Double.valueOf(text);
    }
    return radix == 0 ? text : integer(text, radix);
  }

  private static Object integer(String text, int radix) {
    BigInteger value = new BigInteger(radix == 10 ? text : text.substring(2), radix);
    boolean isLong = value.bitLength() < Long.SIZE;
    return isLong ? (Object) value.longValue() : value;
  }

  // Places: the first line of the block is the second line of the document.

  private Place place(Event event) {
    return place(event.getStartMark());
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 2, column(m))).orElse(Place.START);
  }

  /** Returns the column in UTF-16 code units; marks count code points. */
  private int column(Mark mark) {
    int at = 0;
    for (int line = 0; line < mark.getLine() && at < raw.length(); at++) {
      boolean isEnd = raw.charAt(at) == '\n'
          || (raw.charAt(at) == '\r' && (at + 1 == raw.length() || raw.charAt(at + 1) != '\n'));
      line += isEnd ? 1 : 0;
    }
    int end = at;
    for (int i = 0; i < mark.getColumn() && end < raw.length(); i++) {
      end += Character.charCount(raw.codePointAt(end));
    }
    return end - at + 1;
  }
}
