/** What keeps names from everybody but the hub: sealed data keys and encrypted persons. */
package vn.tram.protocol.seal;
