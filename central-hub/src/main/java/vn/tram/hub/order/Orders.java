package vn.tram.hub.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.keyring.KeyringException;
import vn.tram.hub.keyring.Keys;
import vn.tram.hub.registry.EnrolledNode;
import vn.tram.hub.registry.Papers;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Topics;

/**
 * Tells each node what holds, as the hub's folder says: nothing is kept here but what was sent over
 * this connection already. A node that has heard nothing new since its enrolment gets no order.
 *
 * <p>One thread of its own sends; whoever asks for it does not wait.
 */
public final class Orders implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Orders.class.getName());
  private static final long CLOSE_SECONDS = 5;

  private final Keyring keyring;
  private final Registry registry;
  private final Renewals renewals;
  private final Post post;
  private final Map<NodeName, Long> sent = new HashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("orders").unstarted(work));

  /** Sends a message for the broker to keep, if it can. */
  @FunctionalInterface
  public interface Post {
    /** Whether it is on its way. */
    boolean retain(String topic, byte[] payload);
  }

  /**
   * Orders that nobody has been told yet.
   *
   * @param renewals answers requests
   * @param post to the broker
   */
  public Orders(Keyring keyring, Registry registry, Renewals renewals, Post post) {
    this.keyring = keyring;
    this.registry = registry;
    this.renewals = renewals;
    this.post = post;
  }

  /** There is a connection, to a broker that may know nothing. */
  public void connected() {
    later(
        () -> {
          sent.clear();
          sendAll();
        });
  }

  /** Something in the hub's folder changed. */
  public void changed() {
    later(
        () -> {
          keyring.refresh();
          sendAll();
        });
  }

  /** A node asks for a certificate. */
  public void asked(EnrolledNode node, Request request) {
    later(
        () -> {
          if (renewals.answer(node, request, keyring.keys().rotated())) {
            sent.remove(node.name());
            send(node.name());
          }
        });
  }

  private interface Work {
    void run() throws IOException, KeyringException;
  }

  private void later(Work work) {
    try {
      thread.execute(
          () -> {
            try {
              work.run();
            } catch (IOException | UncheckedIOException | KeyringException e) {
              LOG.log(Level.WARNING, "Orders wait for the hub''s folder: {0}", e.getMessage());
            } catch (RuntimeException e) {
              LOG.log(Level.ERROR, "An order could not be given", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the hub stops", e);
    }
  }

  private void sendAll() {
    for (NodeName node : registry.names()) {
      if (!send(node)) {
        // The connection is gone; the next one begins anew.
        return;
      }
    }
  }

  /** False when the broker cannot be told. */
  private boolean send(NodeName node) {
    Keys keys = keyring.keys();
    Optional<Order> order = order(node, keys);
    if (order.isEmpty() || order.get().number() == sent.getOrDefault(node, 0L)) {
      return true;
    }
    if (!post.retain(Topics.order(node), OrderCodec.encode(order.get(), keys.signing()))) {
      return false;
    }
    sent.put(node, order.get().number());
    return true;
  }

  /** What holds for a node, signed, for a way other than the broker's. */
  public Optional<byte[]> current(NodeName node) {
    Keys keys = keyring.keys();
    return order(node, keys).map(order -> OrderCodec.encode(order, keys.signing()));
  }

  private Optional<Order> order(NodeName node, Keys keys) {
    return registry
        .papers(node)
        .filter(papers -> papers.revoked().isEmpty())
        .flatMap(papers -> order(node, papers, keys));
  }

  /** What holds for a node, unless its enrolment told it the same. */
  static Optional<Order> order(NodeName node, Papers papers, Keys keys) {
    boolean news = keys.rotated() > papers.since().toEpochMilli() || papers.renewed().size() > 0;
    return news
        ? Optional.of(
            new Order(
                node,
                Math.max(keys.rotated(), papers.stamp()),
                keys.verifying(),
                keys.successions(),
                keys.seal().publicKey(),
                papers.renewed()))
        : Optional.empty();
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "Some orders were not given; they are at the next start.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
