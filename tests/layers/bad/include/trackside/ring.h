/* The contract of a module whose files go in circles. */
int start(int n);
int stop(int n);
int first(int n);
int second(int n);
int third(int n);
int either(int n);
int find(int n);
int found(int n);
