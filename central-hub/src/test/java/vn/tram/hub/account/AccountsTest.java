package vn.tram.hub.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tram.hub.fixture.TestClock;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;

/** Accounts and sessions in a real database. */
class AccountsTest {
  private static final int QUICK = 4;
  private static final String HERE = "10.0.0.1";

  private Store store;
  private TestClock clock;
  private Accounts accounts;
  private Sessions sessions;
  private InitialLogin login;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));
    accounts = new Accounts(store.jdbi(), clock, QUICK);
    sessions = new Sessions(store.jdbi(), clock);
    login = accounts.firstStart().orElseThrow();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private Account account() {
    return assertInstanceOf(
            Attempt.Accepted.class, accounts.attempt(login.user(), login.password(), HERE))
        .account();
  }

  @Test
  void theFirstLoginIsGivenOnce() {
    assertEquals(Optional.empty(), accounts.firstStart());
    assertEquals(Optional.empty(), new Accounts(store.jdbi(), clock, QUICK).firstStart());
    assertTrue(account().initialPassword());
  }

  @Test
  void ofManyHubsThatStartAtOnceOneGetsTheLogin() {
    try (Store fresh = TestStore.fresh()) {
      List<CompletableFuture<Optional<InitialLogin>>> starts =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> new Accounts(fresh.jdbi(), clock, QUICK).firstStart()))
              .toList();
      assertEquals(
          1, starts.stream().map(CompletableFuture::join).flatMap(Optional::stream).count());
    }
  }

  @Test
  void generatedPasswordsDifferAndNeverShowInAText() {
    try (Store other = TestStore.fresh()) {
      InitialLogin second = new Accounts(other.jdbi(), clock, QUICK).firstStart().orElseThrow();
      assertNotEquals(login.password(), second.password());
    }
    assertFalse(login.toString().contains(login.password()));
    assertTrue(login.password().matches("([a-zA-Z2-9]{5}-){3}[a-zA-Z2-9]{5}"), login.password());
  }

  @Test
  void theDatabaseHoldsNoPassword() {
    String row =
        store
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT account::text FROM account").mapTo(String.class).one());
    assertFalse(row.contains(login.password()), row);
    assertTrue(row.contains("$2a$"), row);
  }

  @Test
  void anUnknownNameIsAnsweredLikeAWrongPassword() {
    assertEquals(new Attempt.Rejected(), accounts.attempt("nobody", login.password(), HERE));
    assertEquals(new Attempt.Rejected(), accounts.attempt(login.user(), "wrong", HERE));
    assertEquals(new Attempt.Rejected(), accounts.attempt("", "", HERE));
  }

  @Test
  void anUnknownNameIsBrakedLikeAKnownOne() {
    for (String name : List.of(login.user(), "nobody")) {
      String address = "10.1.1." + name.length();
      for (int i = 0; i < Throttle.FREE_FOR_NAME_AND_ADDRESS; i++) {
        assertEquals(new Attempt.Rejected(), accounts.attempt(name, "wrong", address), name + i);
      }
      Attempt.Delayed delayed =
          assertInstanceOf(Attempt.Delayed.class, accounts.attempt(name, "wrong", address), name);
      assertEquals(Duration.ofSeconds(15), delayed.pause(), name);
    }
  }

  @Test
  void aBrakedNameIsOpenFromElsewhereAndAgainAfterTheWait() {
    for (int i = 0; i < Throttle.FREE_FOR_NAME_AND_ADDRESS; i++) {
      accounts.attempt(login.user(), "wrong", HERE);
    }
    assertInstanceOf(Attempt.Delayed.class, accounts.attempt(login.user(), login.password(), HERE));
    assertInstanceOf(
        Attempt.Accepted.class, accounts.attempt(login.user(), login.password(), "10.0.0.2"));
    clock.pass(Duration.ofSeconds(15));
    assertInstanceOf(
        Attempt.Accepted.class, accounts.attempt(login.user(), login.password(), HERE));
    assertEquals(new Attempt.Rejected(), accounts.attempt(login.user(), "wrong", HERE));
  }

  @Test
  void ofManyGuessesAtOnceNoMoreThanTheFreeOnesAreLookedAt() {
    long looked =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> accounts.attempt(login.user(), "guess " + i, HERE)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(attempt -> !(attempt instanceof Attempt.Delayed))
            .count();
    assertEquals(Throttle.FREE_FOR_NAME_AND_ADDRESS, looked);
  }

  @Test
  void aPasswordCountsInWholeHoweverItsLettersAreSpelled() {
    String fresh =
        "mật khẩu rất dài của cán bộ phường Hòa Thành, tỉnh Tây Ninh, không ai đoán được";
    assertEquals(Accounts.Change.DONE, accounts.change(account(), login.password(), fresh, HERE));
    String decomposed = Normalizer.normalize(fresh, Normalizer.Form.NFD);
    assertNotEquals(fresh, decomposed);
    Attempt.Accepted accepted =
        assertInstanceOf(Attempt.Accepted.class, accounts.attempt(login.user(), decomposed, HERE));
    assertFalse(accepted.account().initialPassword());
    String almost = fresh.substring(0, fresh.length() - 1);
    assertEquals(new Attempt.Rejected(), accounts.attempt(login.user(), almost, HERE));
  }

  @Test
  void aChangeOfPasswordIsRefusedWithTheReason() {
    Account account = account();
    assertEquals(Accounts.Change.LENGTH, accounts.change(account, login.password(), "short", HERE));
    assertEquals(
        Accounts.Change.LENGTH, accounts.change(account, login.password(), "x".repeat(201), HERE));
    assertEquals(
        Accounts.Change.SAME, accounts.change(account, login.password(), login.password(), HERE));
    assertEquals(
        Accounts.Change.WRONG_OLD, accounts.change(account, "wrong", "long enough now", HERE));
  }

  @Test
  void aSessionLivesWhileItIsUsedAndNoLongerThanADay() {
    String token = sessions.open(account());
    for (int i = 0; i < 24; i++) {
      assertTrue(sessions.use(token).isPresent(), "after " + 29 * i + " minutes");
      clock.pass(Duration.ofMinutes(29));
    }
    assertTrue(sessions.use(token).isPresent());
    clock.pass(Duration.ofMinutes(25));
    assertEquals(Optional.empty(), sessions.use(token));
  }

  @Test
  void aSessionThatIsNotUsedIsOver() {
    String token = sessions.open(account());
    clock.pass(Sessions.IDLE);
    assertEquals(Optional.empty(), sessions.use(token));
  }

  @Test
  void whatAPageDoesByItselfKeepsNoSessionOpen() {
    String token = sessions.open(account());
    clock.pass(Duration.ofMinutes(20));
    assertTrue(sessions.peek(token).isPresent());
    clock.pass(Duration.ofMinutes(20));
    assertEquals(Optional.empty(), sessions.peek(token));
  }

  @Test
  void aCopyOfTheSessionTableOpensNoSession() {
    String token = sessions.open(account());
    String row =
        store
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT session::text FROM session").mapTo(String.class).one());
    assertFalse(row.contains(token), row);
    for (String stolen : Stream.of(row.split("[(),\"]")).filter(s -> !s.isBlank()).toList()) {
      assertEquals(Optional.empty(), sessions.use(stolen));
    }
  }

  @Test
  void anEndedSessionStaysEndedAndOthersEndWithAChange() {
    Account account = account();
    String mine = sessions.open(account);
    String other = sessions.open(account);
    sessions.endOthers(account, mine);
    assertTrue(sessions.use(mine).isPresent());
    assertEquals(Optional.empty(), sessions.use(other));
    sessions.end(mine);
    assertEquals(Optional.empty(), sessions.use(mine));
  }

  @Test
  void aProofBelongsToOneTokenOnly() {
    String token = Tokens.fresh();
    assertTrue(Tokens.proves(Tokens.formProof(token), token));
    assertFalse(Tokens.proves(Tokens.formProof(token), Tokens.fresh()));
    assertFalse(Tokens.proves("", token));
    assertFalse(Tokens.proves(token, token));
  }
}
