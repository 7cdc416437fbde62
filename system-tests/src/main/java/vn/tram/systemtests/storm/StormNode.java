package vn.tram.systemtests.storm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.tram.edge.uplink.Backoff;
import vn.tram.edge.uplink.Pace;
import vn.tram.edge.uplink.Timing;
import vn.tram.edge.uplink.Window;
import vn.tram.edge.uplink.Window.Step;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;
import vn.tram.systemtests.storm.Telegraph.Event;

/** One node: a gate's own rules of sending, waiting and trying again, around a small client. */
final class StormNode implements Runnable {
  private final Box box;
  private final Backpack backpack;
  private final InetSocketAddress broker;
  private final SplittableRandom random;
  private final CountDownLatch start;
  private final CountDownLatch finished;
  private final CountDownLatch end = new CountDownLatch(1);
  private Pace pace = Pace.of(Timing.USUAL);
  private long acknowledged;
  private boolean answered;
  private volatile long done;
  private volatile int connections;
  private volatile String trouble = "";

  /**
   * A node at rest.
   *
   * @param start when it lets go, the network is there
   * @param finished counts the nodes that are done
   */
  StormNode(
      Box box,
      Backpack backpack,
      InetSocketAddress broker,
      SplittableRandom random,
      CountDownLatch start,
      CountDownLatch finished) {
    this.box = box;
    this.backpack = backpack;
    this.broker = broker;
    this.random = random;
    this.start = start;
    this.finished = finished;
  }

  Backpack backpack() {
    return backpack;
  }

  /** When the hub had acknowledged everything, by {@link System#nanoTime}; 0 while it has not. */
  long done() {
    return done;
  }

  /** How often it connected. */
  int connections() {
    return connections;
  }

  /** Why its last connection ended; empty when none did. */
  String trouble() {
    return trouble;
  }

  /** Makes it leave. */
  void leave() {
    end.countDown();
  }

  @Override
  public void run() {
    Backoff backoff = Backoff.of(Timing.USUAL);
    try {
      start.await();
      do {
        answered = false;
        try (Telegraph telegraph =
            Telegraph.open(
                box, broker, Timing.USUAL, Topics.order(box.name()), Topics.receipt(box.name()))) {
          connections++;
          talk(telegraph);
        } catch (IOException e) {
          trouble = String.valueOf(e.getMessage());
        }
        backoff = answered ? backoff.reset().failed() : backoff.failed();
      } while (!end.await(backoff.wait(random).toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(Telegraph telegraph) throws IOException, InterruptedException {
    var window = new Window(acknowledged, pace);
    try {
      telegraph.publish(Topics.state(box.name()), state(), true);
      while (end.getCount() > 0) {
        long wait = 0;
        switch (window.step(backpack.lastSeq(), System.nanoTime())) {
          case Step.Ask ask -> {
            long nonce = random.nextLong();
            window.asked(nonce, System.nanoTime());
            send(telegraph, ask.firstSeq(), 0, nonce);
          }
          case Step.Send send -> {
            int count = backpack.fitting(send.firstSeq(), send.maxEntries(), send.maxBytes());
            long nonce = random.nextLong();
            window.sent(nonce, count, System.nanoTime());
            send(telegraph, send.firstSeq(), count, nonce);
          }
          case Step.Wait quiet -> wait = quiet.nanos();
          case Step.GiveUp giveUp -> throw new IOException("the hub gives no receipts");
        }
        var event = telegraph.next(wait);
        if (event.isPresent()) {
          hear(event.get(), window);
        }
      }
    } finally {
      pace = window.pace();
    }
  }

  private void send(Telegraph telegraph, long firstSeq, int count, long nonce) throws IOException {
    byte[] batch = backpack.batch(firstSeq, count, nonce, box.signing());
    telegraph.publish(Topics.batch(box.name()), batch, false);
  }

  private void hear(Event event, Window window) throws IOException {
    switch (event) {
      case Event.Ended ended -> throw new IOException(ended.why());
      case Event.Message message -> {
        if (message.topic().equals(Topics.receipt(box.name()))) {
          hear(message, window);
        }
      }
    }
  }

  private void hear(Event.Message message, Window window) throws IOException {
    Receipt receipt;
    try {
      receipt = ReceiptCodec.decode(message.payload(), box.name(), box.hub());
    } catch (WireException e) {
      throw new IOException("a receipt that is none", e);
    }
    boolean own = receipt.epoch() == backpack.epoch() && backpack.isOwn(receipt.point());
    var answer = new Window.Answer(receipt.nonce(), receipt.durable(), own, receipt.pause());
    window.receive(answer, 0, message.nanos());
    answered = true;
    acknowledged = window.known();
    if (done == 0 && acknowledged >= backpack.lastSeq()) {
      done = System.nanoTime();
      finished.countDown();
    }
  }

  private byte[] state() {
    var state =
        new NodeState(
            box.name(),
            true,
            "storm",
            backpack.epoch(),
            backpack.lastSeq(),
            acknowledged,
            0,
            -1,
            OptionalInt.empty());
    return NodeStateCodec.encode(state, box.signing());
  }
}
