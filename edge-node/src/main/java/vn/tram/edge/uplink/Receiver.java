package vn.tram.edge.uplink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.tram.edge.clock.NodeClock;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.uplink.Inbox.Event;
import vn.tram.edge.uplink.Window.Effect;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** Believes genuine receipts: what the hub has, and what time it is there. For one thread. */
final class Receiver {
  private static final Logger LOG = System.getLogger(Receiver.class.getName());

  private final UplinkSettings settings;
  private final Journal journal;
  private final NodeClock clock;
  private final StatusBoard board;
  private final Window window;
  private final Marks marks;
  private final Complaints complaints;

  private boolean progressed;
  private boolean answered;

  Receiver(
      UplinkSettings settings,
      Journal journal,
      NodeClock clock,
      StatusBoard board,
      Window window,
      Marks marks,
      Complaints complaints) {
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
    this.board = board;
    this.window = window;
    this.marks = marks;
    this.complaints = complaints;
  }

  /** Whether the hub took something, or has everything. */
  boolean progressed() {
    return progressed;
  }

  /** Whether the hub answered. */
  boolean answered() {
    return answered;
  }

  /**
   * A message in the hub's name came; whatever is no receipt for this journal changes nothing.
   *
   * @throws LinkException when the journal cannot be read
   */
  void hear(Event.Arrived arrived) throws LinkException {
    Receipt receipt;
    try {
      receipt = receipt(arrived.bytes());
    } catch (WireException e) {
      complaints.make("a message in the hub's name is ignored: " + e.getMessage(), e);
      return;
    }
    if (receipt.epoch() != journal.epoch()) {
      LOG.log(Level.DEBUG, "a receipt for another journal is ignored");
      return;
    }
    long base = journal.base().seq();
    // What is deleted cannot be compared, nor forgotten: then the node sends what it has.
    boolean own = receipt.durable() < base || isOwn(receipt.point());
    var answer = new Window.Answer(receipt.nonce(), receipt.durable(), own, receipt.pause());
    switch (window.receive(answer, base, arrived.nanos())) {
      case Effect.Ignored ignored -> LOG.log(Level.DEBUG, "a receipt that answers nothing");
      case Effect.Heard heard -> hear(receipt, heard, arrived);
    }
  }

  /** After a change of the hub's key, receipts of the one before may still be on their way. */
  private Receipt receipt(byte[] bytes) throws WireException {
    List<VerifyingKey> keys = settings.allegiance().hub();
    for (VerifyingKey key : keys.subList(1, keys.size())) {
      try {
        return ReceiptCodec.decode(bytes, settings.node(), key);
      } catch (WireException e) {
        LOG.log(Level.TRACE, "a receipt that is not under the key before", e);
      }
    }
    return ReceiptCodec.decode(bytes, settings.node(), keys.getFirst());
  }

  private boolean isOwn(ChainPoint point) throws LinkException {
    try {
      return marks.at(point.seq()).filter(point::equals).isPresent();
    } catch (JournalException e) {
      throw Packer.unreadable(e);
    }
  }

  private void hear(Receipt receipt, Effect.Heard heard, Event.Arrived arrived) {
    Duration roundTrip = Duration.ofNanos(heard.roundTripNanos());
    answered = true;
    settings.allegiance().proven();
    hearTime(receipt, arrived.bootMillis(), roundTrip);
    switch (heard.standing()) {
      case LEVEL -> {
        progressed |=
            heard.durable() > journal.acknowledged() || heard.durable() == journal.lastSeq();
        remember(() -> journal.acknowledge(receipt.point()));
      }
      case BEHIND -> {
        LOG.log(
            Level.WARNING,
            "The hub has entries up to {0} only and had acknowledged {1}: it came out of a"
                + " backup, or is another hub; what it lacks is sent again.",
            heard.durable(),
            journal.acknowledged());
        remember(
            () ->
                journal.goBack(
                    receipt.durable() < journal.base().seq() ? journal.base() : receipt.point()));
      }
      case FOREIGN ->
          LOG.log(
              board.foreign() ? Level.WARNING : Level.DEBUG,
              "The hub holds another log under the name of this journal, up to {0}: one of them is"
                  + " an old copy. This journal goes on from {1}.",
              heard.durable(),
              window.known());
    }
    board.heard(window.known(), arrived.bootMillis(), roundTrip.toMillis());
  }

  private interface Remembering {
    void run() throws JournalException;
  }

  private void remember(Remembering remembering) {
    try {
      remembering.run();
    } catch (JournalException e) {
      complaints.make("the journal could not remember what the hub has", e);
    }
  }

  /** The hub wrote its time after the batch had left and before the receipt came. */
  private void hearTime(Receipt receipt, long bootMillis, Duration roundTrip) {
    Instant earliest = receipt.hubTime().minus(receipt.hubError());
    Instant latest = receipt.hubTime().plus(receipt.hubError()).plus(roundTrip);
    try {
      clock.heard(new Anchor(bootMillis, new Moment(earliest, latest), ClockSource.HUB));
    } catch (JournalException e) {
      complaints.make("the journal could not remember the time", e);
    }
  }
}
