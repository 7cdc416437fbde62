package vn.tram.hub.account;

import java.time.Instant;

/**
 * A signed-in browser.
 *
 * @param account who
 * @param ends when it is over even if it is used all the time
 */
public record Session(Account account, Instant ends) {}
