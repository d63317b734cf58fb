package org.ocp4j.bench.run;

/** The groups of figures, in the order they are shown. */
enum Group {
  PARSE("parse"),
  PARSE_WALK_CLOSE("parse, walk, close"),
  WALK("walk"),
  WALK_ALLOCATION("walk allocation"),
  TEXT("text"),
  CHUNKS("chunks"),
  OPEN("open"),
  CLOSE("close"),
  FRAME_RESET("frame reset"),
  THREADS("threads"),
  ALLOCATION("allocation"),
  RETAINED_HEAP("retained heap"),
  OFF_HEAP("off-heap"),
  YOUNG_COLLECTIONS("young collections"),
  YOUNG_COLLECTION("young collection"),
  FULL_COLLECTION("full collection");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** Returns the group's name in figures. */
  String title() {
    return title;
  }

  /** Returns the group with a name. */
  static Group of(String title) {
    for (Group group : values()) {
      if (group.title.equals(title)) {
        return group;
      }
    }
    throw new IllegalArgumentException("no group " + title);
  }
}
