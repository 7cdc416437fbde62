package vn.tram.provisioning.checkup;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.wall.Fitting;

/** One part at work, until it is closed. */
final class Trial implements AutoCloseable {

  private final CompletableFuture<Condition> first = new CompletableFuture<>();
  private final Fitting fitting;
  private final Keeper keeper;

  private Trial(Fitting fitting) {
    this.fitting = fitting;
    var roll = new Roll();
    roll.listen(() -> roll.lines().forEach(line -> hear(line.condition())));
    this.keeper = Keeper.start(fitting.part(), fitting.work(), roll);
  }

  static Trial of(Fitting fitting) {
    return new Trial(fitting);
  }

  private void hear(Condition condition) {
    if (!(condition instanceof Condition.Untried)) {
      first.complete(condition);
    }
  }

  /** How it was when it was first tried; one that says nothing does not answer. */
  Condition result(Duration patience) {
    try {
      return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return new Condition.Failing(Fault.NO_ANSWER, List.of(fitting.part().name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Condition.Failing(Fault.LOST, List.of(fitting.part().name()));
    }
  }

  @Override
  public void close() {
    keeper.close();
  }
}
