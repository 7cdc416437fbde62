/**
 * The door of the hub's pages and programs: cookies, sign-in, proofs of forms, headers, refusals.
 */
package vn.tram.hub.web;
