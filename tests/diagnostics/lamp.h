#pragma once
int lamp_switch(int on);
