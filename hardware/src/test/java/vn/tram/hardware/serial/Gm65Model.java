package vn.tram.hardware.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A module of the GM65 class as its port sees it: registers, flash memory, commands and answers
 * (GM65 manual V1.3, section 8), codes that are held before it, and everything that can go wrong
 * with it and its cable.
 */
public final class Gm65Model implements AutoCloseable {

  /** A code that would make a module that obeys setting codes speak to its USB plug. */
  public static final SettingCode TO_USB = new SettingCode("@MODEL_OUTPUT_USB", 0x000d, 1);

  /** As the module leaves the factory: looks while its button is pressed, obeys setting codes. */
  private static final Map<Integer, Integer> FACTORY =
      Map.of(0x0000, 0xd4, 0x0005, 10, 0x0006, 50, 0x003f, 1);

  private static final int BEHAVIOUR = 0x0000;
  private static final int TRIGGER = 0x0002;
  private static final int SETTING_CODES = 0x0003;
  private static final int OUTPUT = 0x000d;
  private static final int TAIL = 0x0060;

  private final String device;
  private final Supplier<Cable> socket;
  private final Map<Integer, Integer> registers = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> flash = new ConcurrentHashMap<>(FACTORY);
  private final AtomicInteger saves = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();
  private final Deque<Mood> moods = new ArrayDeque<>();
  private volatile Mood lasting = Mood.GOOD;
  private volatile Cable cable;
  private volatile Thread life;
  private boolean plugged;
  private byte[] late = {};

  /** What the module does with one command. */
  public enum Mood {
    GOOD,
    /** Says nothing. */
    SILENT,
    /** Answers with a wrong check sum. */
    WRONG_CRC,
    /** Stops in the middle of its answer. */
    HALF_ANSWER,
    /** Answers after noise on the line, and more noise after it. */
    NOISE_AROUND,
    /** Acknowledges what is written, and forgets it. */
    FORGETFUL,
    /** Sends a code that it has just read before it answers. */
    SCAN_FIRST,
    /** Answers only when the next command comes, which it answers, too. */
    LATE
  }

  /**
   * A bar code that reprograms the module.
   *
   * @param text what it says
   * @param address the register that it sets
   * @param value to what
   */
  public record SettingCode(String text, int address, int value) {}

  /** What its bytes travel on, as the module sees it. */
  public interface Cable extends AutoCloseable {

    /**
     * Waits for bytes from the port.
     *
     * @return how many came; -1 when the cable is pulled
     */
    int read(byte[] into);

    /** Sends all bytes to the port; waits while its buffer is full. */
    void write(byte... bytes);

    /** Pulls it out of the port, and makes {@link #read} return. */
    void pull();

    /** Once nobody reads any more. */
    @Override
    void close();
  }

  /**
   * A module on a cable.
   *
   * @param link where its port is to be found, whatever the kernel calls it: like {@code
   *     /dev/serial/by-id/…}
   */
  public Gm65Model(Path link) {
    this(link.toString(), () -> new LinkedPty(link));
  }

  /**
   * A module on another cable than a pseudo terminal.
   *
   * @param device the path of its port
   * @param socket lays the cable anew each time that it is plugged in
   */
  public Gm65Model(String device, Supplier<Cable> socket) {
    this.device = device;
    this.socket = socket;
    plug();
  }

  /** Plugs the cable in; the module starts with what its flash memory holds. */
  public void plug() {
    registers.clear();
    registers.putAll(flash);
    Cable fresh = socket.get();
    cable = fresh;
    plugged = true;
    life = Thread.ofPlatform().daemon().name("gm65").start(() -> live(fresh));
  }

  /** Pulls the cable. */
  public void unplug() {
    plugged = false;
    cable.pull();
    try {
      life.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cable.close();
  }

  /** The path of its port. */
  public String device() {
    return device;
  }

  /** Takes these moods, one a command, before it is in its lasting mood again. */
  public void misbehave(Mood... once) {
    synchronized (moods) {
      moods.addAll(Arrays.asList(once));
    }
  }

  /** Is in this mood from now on. */
  public void misbehaveAlways(Mood always) {
    lasting = always;
  }

  /** What stands in a register now. */
  public int register(int address) {
    return registers.getOrDefault(address, 0);
  }

  /** Puts something into a register and the flash memory, as somebody did before. */
  public void was(int address, int value) {
    registers.put(address, value);
    flash.put(address, value);
  }

  /** How often its flash memory was written. */
  public int saves() {
    return saves.get();
  }

  /** How often a register was written, the trigger not counted. */
  public int writes() {
    return writes.get();
  }

  /** How many commands came. */
  public int questions() {
    return questions.get();
  }

  /** Whether it waits for a code: always in continuous mode, after a trigger in command mode. */
  public boolean looks() {
    return switch (register(BEHAVIOUR) & 0b11) {
      case 0b01 -> (register(TRIGGER) & 1) == 1;
      case 0b10 -> true;
      default -> false;
    };
  }

  /** Somebody holds a code up, once: nothing happens unless it {@link #looks}. */
  public void show(String text) {
    if (looks()) {
      registers.put(TRIGGER, 0);
      send(frame(text));
    }
  }

  /** Somebody holds a setting code up. */
  public void show(SettingCode code) {
    if ((register(SETTING_CODES) & 0b10) == 0) {
      registers.put(code.address(), code.value());
    }
    if ((register(SETTING_CODES) & 0b01) != 0) {
      show(code.text());
    }
  }

  /** The beginning of what it would send for a code: its cable was touched. */
  public void showHalf(String text) {
    byte[] whole = frame(text);
    send(Arrays.copyOf(whole, whole.length / 2));
  }

  /** Bytes on the line. */
  public void noise(byte... bytes) {
    cable.write(bytes);
  }

  private byte[] frame(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int tail = register(TAIL);
    if ((tail & 1) == 0) {
      return bytes;
    }
    byte[] end =
        switch (tail >> 5 & 0b11) {
          case 0b00 -> new byte[] {'\r'};
          case 0b01 -> new byte[] {'\r', '\n'};
          case 0b10 -> new byte[] {'\t'};
          default -> new byte[0];
        };
    return ByteBuffer.allocate(bytes.length + end.length).put(bytes).put(end).array();
  }

  private void send(byte[] bytes) {
    if ((register(OUTPUT) & 0b11) == 0) {
      cable.write(bytes);
    }
  }

  private void live(Cable cable) {
    byte[] chunk = new byte[256];
    ByteBuffer heard = ByteBuffer.allocate(4_096);
    for (int length = cable.read(chunk); length > 0; length = cable.read(chunk)) {
      heard.put(chunk, 0, length).flip();
      obey(cable, heard);
      heard.compact();
    }
  }

  private void obey(Cable cable, ByteBuffer heard) {
    while (heard.remaining() >= 9) {
      int at = heard.position();
      if (heard.get(at) != 0x7e || heard.get(at + 1) != 0) {
        heard.get();
        continue;
      }
      byte[] command = new byte[9];
      heard.get(command);
      answer(cable, command);
    }
  }

  private void answer(Cable cable, byte[] command) {
    questions.incrementAndGet();
    Mood mood = mood();
    int crc = (command[7] & 0xff) << 8 | command[8] & 0xff;
    // AB CD is the manual's way to say "unchecked"; a wrong sum is not answered.
    if (crc != 0xabcd && crc != Crc.of(command, 2, 7) || mood == Mood.SILENT) {
      return;
    }
    int address = (command[4] & 0xff) << 8 | command[5] & 0xff;
    int data = command[6] & 0xff;
    int value = 0;
    switch (command[2]) {
      case 0x07 -> value = register(address);
      case 0x08 -> write(address, data, mood);
      case 0x09 -> {
        saves.incrementAndGet();
        flash.putAll(registers);
      }
      default -> {
        return;
      }
    }
    say(cable, mood, value);
  }

  private void write(int address, int data, Mood mood) {
    if (address != TRIGGER) {
      writes.incrementAndGet();
    }
    if (mood != Mood.FORGETFUL) {
      registers.put(address, data);
    }
  }

  private void say(Cable cable, Mood mood, int value) {
    byte[] answer = {0x02, 0, 0, 1, (byte) value, 0, 0};
    int crc = Crc.of(answer, 2, 5) ^ (mood == Mood.WRONG_CRC ? 0x0100 : 0);
    answer[5] = (byte) (crc >>> 8);
    answer[6] = (byte) crc;
    switch (mood) {
      case HALF_ANSWER -> cable.write(Arrays.copyOf(answer, 4));
      case NOISE_AROUND -> {
        cable.write((byte) 0xff, (byte) 0x02, (byte) 0x00, (byte) 0x55);
        cable.write(answer);
        cable.write((byte) 0x80, (byte) 0x02);
      }
      case SCAN_FIRST -> {
        cable.write("a code that was read meanwhile\r".getBytes(StandardCharsets.UTF_8));
        cable.write(answer);
      }
      case LATE -> late = answer;
      default -> {
        cable.write(late);
        late = new byte[0];
        cable.write(answer);
      }
    }
  }

  private Mood mood() {
    synchronized (moods) {
      return moods.isEmpty() ? lasting : moods.pop();
    }
  }

  @Override
  public void close() {
    if (plugged) {
      unplug();
    }
  }

  /** A pseudo terminal whose name stays, whatever the kernel calls it. */
  private static final class LinkedPty implements Cable {
    private final Path link;
    private final Pty pty = new Pty();

    LinkedPty(Path link) {
      this.link = link;
      try {
        Files.createSymbolicLink(link, pty.device());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read(byte[] into) {
      return pty.read(into);
    }

    @Override
    public void write(byte... bytes) {
      pty.write(bytes);
    }

    @Override
    public void pull() {
      try {
        Files.delete(link);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      pty.wake();
    }

    @Override
    public void close() {
      pty.close();
    }
  }
}
