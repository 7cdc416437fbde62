/** A hub and its gates as processes of their own, with networks that can be cut. */
package vn.tram.provisioning.fleet;
