package vn.tram.protocol.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What must hold of any bytes whatever; all else is a finding. */
public final class Oracle {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What a try may allocate for nothing, and for each byte of its input. */
  private static final long FREE_BYTES = 16L << 20;

  private static final long BYTES_A_BYTE = 4_096;

  private Oracle() {}

  /** Reads bytes into something; says that they are none by its own checked exception. */
  public interface Decoder<T> {
    T decode(byte[] bytes) throws Exception;
  }

  /** Writes something into bytes. */
  public interface Encoder<T> {
    byte[] encode(T value);
  }

  /** What is read is written again in one form, which reads as the same and writes as the same. */
  public static <T> void readsBack(byte[] input, Decoder<T> decoder, Encoder<T> encoder) {
    cheap(
        input,
        () -> {
          T value;
          try {
            value = decoder.decode(input);
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception refused) {
            return;
          }
          byte[] canonical = encoder.encode(value);
          T again;
          try {
            again = decoder.decode(canonical);
          } catch (Exception e) {
            throw new AssertionError("what was read is written so that nobody reads it", e);
          }
          same(value, again);
          require(
              Arrays.equals(canonical, encoder.encode(again)), "the same is written in two forms");
        });
  }

  /** The work allocates no more than its input can be worth. */
  public static void cheap(byte[] input, Runnable work) {
    long most = FREE_BYTES + BYTES_A_BYTE * input.length;
    if (spent(work) > most) {
      // The first try of all loads classes: what counts is what it costs again.
      long again = spent(work);
      require(again <= most, "a try of " + input.length + " bytes allocated " + again);
    }
  }

  private static long spent(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  public static void same(Object one, Object other) {
    require(one.equals(other), "read back it is another one");
  }

  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
