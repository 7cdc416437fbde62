/** The command line of Trạm: what an installer types. */
package vn.tram.provisioning.cli;
