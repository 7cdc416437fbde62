package vn.tram.edge.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.junit.jupiter.api.Test;

/** A disk that writes less than a page at once is told from one that does not. */
class TornPageTest {
  @Test
  void onlyBlocksSmallerThanAPageMayTearIt() {
    assertTrue(Journals.mayTear(new Disk(1_024)));
    assertTrue(Journals.mayTear(new Disk(2_048)));
    assertFalse(Journals.mayTear(new Disk(4_096)));
    assertFalse(Journals.mayTear(new Disk(65_536)));
  }

  @Test
  void aDiskThatDoesNotSayIsBelievedIn() {
    assertFalse(Journals.mayTear(new Disk(0)));
  }

  /** A disk that knows how large its blocks are, unless that is 0, and nothing else. */
  private static final class Disk extends FileStore {
    private final long blockBytes;

    private Disk(long blockBytes) {
      this.blockBytes = blockBytes;
    }

    @Override
    public long getBlockSize() {
      if (blockBytes == 0) {
        throw new UnsupportedOperationException();
      }
      return blockBytes;
    }

    @Override
    public String name() {
      return "disk";
    }

    @Override
    public String type() {
      return "none";
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public long getTotalSpace() {
      return 0;
    }

    @Override
    public long getUsableSpace() {
      return 0;
    }

    @Override
    public long getUnallocatedSpace() {
      return 0;
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
      return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
      return false;
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object getAttribute(String attribute) {
      throw new UnsupportedOperationException();
    }
  }
}
