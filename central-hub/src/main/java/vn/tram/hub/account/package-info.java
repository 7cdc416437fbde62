/** Who may use the hub: accounts, passwords, sessions, and the brake on guessing. */
package vn.tram.hub.account;
