/** What the command line says, in the language of whoever sits before it. */
package vn.tram.provisioning.text;
