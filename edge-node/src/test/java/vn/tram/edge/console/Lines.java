package vn.tram.edge.console;

import java.util.List;
import java.util.concurrent.Flow;

/** Keeps the lines of a stream as they come. */
record Lines(List<String> heard) implements Flow.Subscriber<String> {
  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    heard.add(line);
  }

  @Override
  public void onError(Throwable gone) {
    heard.add("error");
  }

  @Override
  public void onComplete() {
    heard.add("end");
  }
}
