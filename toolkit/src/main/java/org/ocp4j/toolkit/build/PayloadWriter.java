package org.ocp4j.toolkit.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.PayloadFormat;

/** Writes the records and strings of a tree as a payload without a source. */
final class PayloadWriter {
  private PayloadWriter() {}

  static ByteBuffer write(Records records, ParseOptions options) {
    Rows nodes = records.nodes;
    Rows attributes = records.attributes;
    StringPool pool = records.pool;
    int poolAt = PayloadFormat.HEADER_SIZE
        + nodes.count() * PayloadFormat.NODE_SIZE
        + attributes.count() * PayloadFormat.ATTRIBUTE_SIZE;
    long unpadded = poolAt + (long) pool.length();
    // Texts that share bytes may have no more than a number of bytes for each byte of the payload.
    long enough =
        (records.textBytes() + PayloadFormat.MAX_TEXT_GROWTH - 1) / PayloadFormat.MAX_TEXT_GROWTH;
    long size = Math.max(unpadded, enough) + 7 & -8L;
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(PayloadFormat.H_MAGIC, PayloadFormat.MAGIC);
    out.putInt(PayloadFormat.H_FLAGS, flags(options));
    out.putInt(PayloadFormat.H_LENGTH, (int) size);
    out.putInt(PayloadFormat.H_NODES, nodes.count());
    out.putInt(PayloadFormat.H_ATTRIBUTES, attributes.count());
    out.putInt(PayloadFormat.H_POOL_LENGTH, (int) (Math.max(unpadded, enough) - poolAt));
    out.putInt(PayloadFormat.H_SOURCE_OFFSET, (int) size);
    out.position(PayloadFormat.HEADER_SIZE);
    nodes(nodes, poolAt, out);
    attributes(attributes, poolAt, out);
    pool.writeTo(out);
    if (options.checksum()) {
      CRC32C crc = new CRC32C();
      crc.update(out.array(), PayloadFormat.HEADER_SIZE, (int) size - PayloadFormat.HEADER_SIZE);
      out.putInt(PayloadFormat.H_CRC, (int) crc.getValue());
    }
    return out.position(0);
  }

  private static int flags(ParseOptions options) {
    int flags = options.format() == Format.MDX ? PayloadFormat.FLAG_MDX : 0;
    for (Extension extension : options.extensions()) {
      flags |= switch (extension) {
        case GFM -> PayloadFormat.FLAG_GFM;
        case MATH -> PayloadFormat.FLAG_MATH;
        case FRONTMATTER -> PayloadFormat.FLAG_FRONTMATTER;
      };
    }
    return options.checksum() ? flags | PayloadFormat.FLAG_CHECKSUM : flags;
  }

  private static void nodes(Rows nodes, int poolAt, ByteBuffer out) {
    for (int i = 0; i < nodes.count(); i++) {
      out.put((byte) nodes.get(i, Records.KIND)).put((byte) nodes.get(i, Records.FLAGS));
      out.putShort((short) nodes.get(i, Records.ATTRIBUTES));
      out.putInt(nodes.get(i, Records.NEXT)).putInt(nodes.get(i, Records.PARENT));
      text(nodes.get(i, Records.TEXT), nodes.get(i, Records.TEXT_LENGTH), poolAt, out);
      out.putInt(0).putInt(0).putInt(nodes.get(i, Records.DATA));
    }
  }

  private static void attributes(Rows attributes, int poolAt, ByteBuffer out) {
    for (int i = 0; i < attributes.count(); i++) {
      int name = attributes.get(i, Records.NAME);
      out.put((byte) attributes.get(i, Records.ATTRIBUTE_KIND));
      out.put((byte) attributes.get(i, Records.FIELD));
      out.putShort((short) attributes.get(i, Records.NAME_LENGTH));
      out.putInt(name == Records.ABSENT ? 0 : poolAt + name);
      text(attributes.get(i, Records.VALUE), attributes.get(i, Records.VALUE_LENGTH), poolAt, out);
      out.putInt(0).putInt(0);
    }
  }

  private static void text(int offset, int length, int poolAt, ByteBuffer out) {
    out.putInt(offset == Records.ABSENT ? 0 : poolAt + offset).putInt(length);
  }
}
