package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;

/** A block whose view shows other memory than the block's own. */
class Elsewhere extends Delegates.OfBlock {
  private final ByteBuffer view;

  Elsewhere(Block block, ByteBuffer view) {
    super(block);
    this.view = view;
  }

  @Override
  public ByteBuffer view() {
    return view;
  }

  @Override
  @SuppressWarnings("ByteBufferBackingArray") // wherever in it the view lies
  public Object anchor() {
    return view.array();
  }
}
