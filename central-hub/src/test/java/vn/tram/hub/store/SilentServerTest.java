package vn.tram.hub.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tram.hub.fixture.Relay;
import vn.tram.hub.store.Database.Remote;

/** A database that hangs without closing a connection. */
class SilentServerTest {
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  @Timeout(60)
  void whoeverWaitsForAServerThatSaysNothingIsToldAndGoesOnWhenItSpeaksAgain() {
    Remote database = TestStore.freshDatabase();
    URI uri = URI.create(database.url().substring("jdbc:".length()));
    try (var line = new Relay(uri.getPort());
        Store store =
            Store.open(
                new Remote(
                    "jdbc:postgresql://localhost:" + line.port() + uri.getPath(),
                    database.user(),
                    database.passwordFile()),
                SILENCE)) {
      assertEquals(1, one(store));
      line.fallSilent();
      StoreFailure failure = assertThrows(StoreFailure.class, () -> one(store));
      assertFalse(failure.isByData(), "the batch is not to blame: " + failure.state());
      line.mend();
      await().atMost(LONG).ignoreExceptions().until(() -> one(store) == 1);
    }
  }

  private static int one(Store store) {
    return store.inTransaction(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("select 1")) {
            row.next();
            return row.getInt(1);
          }
        });
  }
}
