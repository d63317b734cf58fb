package org.ocp4j.lucene;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;

/**
 * A field that stores Markdown, and indexes a plain text of it with the offsets of the Markdown.
 * The tokenizer gets the plain text as a {@link CharFilter}, which corrects the offsets.
 */
final class MarkdownField extends Field {
  private static final FieldType TYPE = new FieldType(TextField.TYPE_STORED);

  static {
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    TYPE.freeze();
  }

  private final PlainText plain;

  MarkdownField(String name, String markdown, PlainText plain) {
    super(name, markdown, TYPE);
    this.plain = plain;
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
    return analyzer.tokenStream(name(), new PlainTextReader(plain));
  }

  /** Reads a plain text, and knows the offsets of its source. */
  private static final class PlainTextReader extends CharFilter {
    private final PlainText plain;

    PlainTextReader(PlainText plain) {
      super(new StringReader(plain.text()));
      this.plain = plain;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      return input.read(target, offset, length);
    }

    @Override
    protected int correct(int currentOff) {
      return plain.sourceOffset(currentOff);
    }
  }
}
