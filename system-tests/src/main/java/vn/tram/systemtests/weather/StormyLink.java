package vn.tram.systemtests.weather;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/**
 * The network between one gate and the broker. It has the broker's key towards the gate and the
 * gate's key towards the broker, so that it sees single MQTT packets. Safe for many threads.
 */
public final class StormyLink implements AutoCloseable {
  private final ServerSocket listening;
  private final Supplier<InetSocketAddress> broker;
  private final Path brokerKeys;
  private final Path gateKeys;
  private final Tally tally;
  private final SplittableRandom random;
  private final Set<Journey> open = ConcurrentHashMap.newKeySet();
  private volatile Sky sky = Sky.clear();
  private volatile State state = State.UP;

  /** What becomes of connections. */
  private enum State {
    /** They lead through. */
    UP,
    /** They are reset. */
    CUT,
    /** They stay, and nothing comes out of them. */
    BLACK_HOLE
  }

  private StormyLink(
      ServerSocket listening,
      Supplier<InetSocketAddress> broker,
      Path brokerKeys,
      Path gateKeys,
      Tally tally,
      SplittableRandom random) {
    this.listening = listening;
    this.broker = broker;
    this.brokerKeys = brokerKeys;
    this.gateKeys = gateKeys;
    this.tally = tally;
    this.random = random;
  }

  /**
   * A link in good weather.
   *
   * @param broker where it leads, asked for each connection
   * @param brokerKeys the folder with the broker's keys
   * @param gateKeys the folder with the gate's keys, which may be filled later
   * @param tally counts what happens
   * @throws IOException when this machine has no free port
   */
  public static StormyLink to(
      Supplier<InetSocketAddress> broker,
      Path brokerKeys,
      Path gateKeys,
      Tally tally,
      SplittableRandom random)
      throws IOException {
    var link =
        new StormyLink(
            new ServerSocket(0, 64, InetAddress.getLoopbackAddress()),
            broker,
            brokerKeys,
            gateKeys,
            tally,
            random);
    Thread.ofVirtual().name("weather-" + link.port()).start(link::accept);
    return link;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** How packets are treated from now on. */
  public void treat(Sky weather) {
    sky = weather;
  }

  /** Resets every connection, in the middle of whatever it carries; new ones, too. */
  public void cut() {
    state = State.CUT;
    open.forEach(Journey::reset);
  }

  /** Lets connections stand and swallows what they carry; new ones get no answer. */
  public void swallow() {
    state = State.BLACK_HOLE;
  }

  /** New connections lead through; those that stood in the black hole are reset. */
  public void restore() {
    boolean swallowed = state == State.BLACK_HOLE;
    state = State.UP;
    if (swallowed) {
      open.forEach(Journey::reset);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException("a listening socket does not close", e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket gate = listening.accept();
        SplittableRandom own;
        synchronized (random) {
          own = random.split();
        }
        Thread.ofVirtual().name("journey").start(() -> new Journey(gate, own).travel());
      } catch (IOException e) {
        // Closed, or a connection that was gone before it was taken: the loop's condition tells.
      }
    }
  }

  private boolean swallows() {
    return state == State.BLACK_HOLE;
  }

  /** One connection. */
  private final class Journey {
    private final Socket gate;
    private final Socket target = new Socket();
    private final SplittableRandom own;
    private final CountDownLatch over = new CountDownLatch(1);

    private Journey(Socket gate, SplittableRandom own) {
      this.gate = gate;
      this.own = own;
    }

    private void travel() {
      open.add(this);
      try {
        // Asked after joining the set: a cut in between finds this connection there.
        if (state == State.CUT) {
          return;
        }
        if (swallows()) {
          over.await();
          return;
        }
        gate.setOption(StandardSocketOptions.TCP_NODELAY, true);
        target.setOption(StandardSocketOptions.TCP_NODELAY, true);
        target.connect(broker.get());
        carry(server(), client());
      } catch (IOException e) {
        // One side is gone, or never was: the other one sees a lost connection.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        open.remove(this);
        reset();
      }
    }

    private void carry(SSLSocket gateSide, SSLSocket brokerSide) throws InterruptedException {
      tally.connections.increment();
      var up = new Numbers();
      var down = new Numbers();
      SplittableRandom back = own.split();
      var there =
          new Crossing(
              gateSide, brokerSide, up, down, () -> sky, StormyLink.this::swallows, tally, own);
      var here =
          new Crossing(
              brokerSide, gateSide, down, up, () -> sky, StormyLink.this::swallows, tally, back);
      List<Thread> threads =
          List.of(
              start(there::takeIn),
              start(there::handOver),
              start(here::takeIn),
              start(here::handOver));
      over.await();
      threads.forEach(Thread::interrupt);
    }

    private interface Leg {
      void run() throws IOException, InterruptedException;
    }

    private Thread start(Leg leg) {
      return Thread.ofVirtual()
          .start(
              () -> {
                try {
                  leg.run();
                } catch (IOException | InterruptedException e) {
                  // In a black hole even the end of a connection is not heard of.
                  if (!swallows()) {
                    over.countDown();
                  }
                }
              });
    }

    private SSLSocket server() throws IOException {
      var socket =
          (SSLSocket)
              Passports.of(brokerKeys, "broker.p12")
                  .getSocketFactory()
                  .createSocket(gate, gate.getInetAddress().getHostAddress(), gate.getPort(), true);
      socket.setUseClientMode(false);
      socket.setNeedClientAuth(true);
      socket.startHandshake();
      return socket;
    }

    private SSLSocket client() throws IOException {
      var socket =
          (SSLSocket)
              Passports.of(gateKeys, "node.p12")
                  .getSocketFactory()
                  .createSocket(
                      target, target.getInetAddress().getHostAddress(), target.getPort(), true);
      socket.startHandshake();
      return socket;
    }

    /** Closes with a reset: what is still on its way is lost, as in a torn cable. */
    private void reset() {
      over.countDown();
      for (Socket socket : List.of(gate, target)) {
        try {
          if (!socket.isClosed()) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
          }
          socket.close();
        } catch (IOException e) {
          // Closed meanwhile, which is all that is wanted.
        }
      }
    }
  }
}
