/** The whole system at work before one's eyes: three gates, a hub, a street, and a bad day. */
package vn.tram.provisioning.demo;
