package vn.tram.hub.account;

/**
 * Somebody who may sign in.
 *
 * @param id positive
 * @param name what he signs in with, lower case
 * @param initialPassword whether he still uses the password that the hub made
 */
public record Account(long id, String name, boolean initialPassword) {}
